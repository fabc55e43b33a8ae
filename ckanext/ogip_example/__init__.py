"""The smallest plugin that adds a rule: copy this folder to start a rule pack of your own."""
