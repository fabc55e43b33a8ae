"""What ogip costs: the same work on plain CKAN and on CKAN with ogip, side by side in one run.

`make bench`, or `python -m benchmarks [NAME]`. docs/benchmarks.md says how to read the figures and
how to add a benchmark.
"""

# Before CKAN, which puts its own folder, with a package of this name, in front of every other.
import tests as tests
