"""What people fill in about measures, their numbers and their charts."""
