"""The API as far as it knows people: who asks, what they may do, and places."""
