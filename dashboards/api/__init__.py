"""What is read together from several apps, for other programs."""
