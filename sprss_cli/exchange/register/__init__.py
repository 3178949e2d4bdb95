"""The open data of the national register of social services, read once into an index that answers at once."""
