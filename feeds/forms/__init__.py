"""What analysts send and choose."""
