"""``python -m policy_text.cli``."""

from policy_text.cli.app import main

main()
