"""May it be released? Questions in plain words, the outcome of the answers, and the decision.

Source: Directive on Open Government, 6.1 and 6.3, Appendix B; the outcomes are codes of the
vocabulary `eligibility_outcome`. The texts lie beside the code: what is asked in `scope.yaml`,
`restrictions.yaml`, `treatment.yaml`, `release.yaml`, what it leads to in `outcomes.yaml`.
"""
