"""What a command means: plain functions, callable without a terminal."""
