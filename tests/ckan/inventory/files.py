"""Files as ckanapi sends them."""

import io


class NamedFile(io.BytesIO):
    """A file opened for reading, as ckanapi sends it."""

    def __init__(self, data, name="inventory.csv"):
        super().__init__(data)
        self.name = name
