"""Tables of a network as regions publish them: read cell by cell into services, and those into steps of a decision."""
