"""The release plan: when each item comes out, what slipped, targets, and what to convert first.

Source: Directive on Open Government, 6.3. Plain values in, plain values out; the pages draw.
"""
