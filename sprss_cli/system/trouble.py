"""What the machine could not do."""

from __future__ import annotations

from sprss_cli.model.trouble import Trouble


class MachineTrouble(Trouble):
    """Something outside the plan is missing or refuses: a program, a folder, the disk."""
