"""Reading the pages of the inventory as a person does: rows, links, words."""

import html
import re


def references(page):
    """Return the reference numbers in the rows of the table."""
    return re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', page.body)


def address_of(page, words):
    """Return the address of the first link with these words."""
    links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page.body, re.DOTALL)
    texts = {plain(text): address for address, text in reversed(links)}
    assert words in texts, sorted(texts)
    return html.unescape(texts[words])


def plain(markup):
    """Return the words of a piece of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
