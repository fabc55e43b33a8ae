Inventories are read from CSV, XLSX and ODS in the layouts of the Treasury Board, Ontario and lists of information resources of business value, with headers in English or French; large files in the background with progress. They can be exported (CSV, XLSX, JSON, public version) and filled in from a template; refused rows come back as a file to correct; differences with records can be applied on demand.

Items can be nominated, reviewed, tied to existing records, copied for the next edition and changed in bulk, with likely duplicates shown first and every change in their history. Whether an item may be released is asked in plain questions and confirmed by a second person; what was decided against cannot be published. Release priority: 43 statements, answered by people or by facts, become a score, a band and a rank that explain themselves; how they count is the policy's key `priority`. Counts of who asks can be entered or imported. A release plan shows planned days, slips with reasons, what blocks, targets, a chart and a conversion queue, with CSV, XLSX and calendar feed. Departments can submit, approve and publish their inventory; everybody can then search and download it.

OG-117 no longer asks for an exemption from entries that wait for treatment or have no business value.

The inventory list can be narrowed by state, eligibility, access level, priority, type, program, owner and planned day, sorted by its columns, and downloaded as exactly what it shows. It says what blocks each entry, or the next step. Many entries can be changed at once, with a preview and a report. Entries are nominated, added, edited, cloned, linked, moved to another state and deleted on pages of their own; mismatches with the portal and counts of demand have pages too.

Owners confirm their items in campaigns. Large inventories are submitted in the background, and what stands against them is told by cause. Approved editions replace the public one by themselves, and `ckan ogip inventory publish --all` keeps all of them current. The public release plan shows what was approved.

Importing inventories, rescoring priorities and showing the release plan take less computing time. Search finds any accented letter, such as Šumava, also when it is typed without its accent. Similar titles are looked up with an index in inventories of any size.

Visitors find the published inventory from the organization's page. The page of an entry says what to do next and leads to its planned day. The workbook that describes the template is no longer taken for an inventory.
