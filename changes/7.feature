Policies say who signs off before a release, in which order and who must be somebody else, how long a rule may be waived, and how many working days a stage may take; `ckan ogip policy lint`, `diff` and `show` know these keys.

People hold roles of open government in an organization for a time, pass them on and give them back; the organization's page shows who holds which. From the first role on, roles instead of CKAN's permissions say who answers, confirms and approves eligibility, priority and the inventory.
