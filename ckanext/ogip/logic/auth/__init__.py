"""Who may call each action: an auth function of the action's name, one noun a module."""
