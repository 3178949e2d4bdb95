"""The money of the network as text and for programs: how a payment is made, and whether the network can be paid."""
