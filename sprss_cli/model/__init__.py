"""What a plan is: frozen data, standard library only, no input and no output."""
