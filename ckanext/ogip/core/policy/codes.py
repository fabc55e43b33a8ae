"""Reading the codes that a policy names: each must be in the vocabulary it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from ..rule import Parameter
from ..settings import PARAMETER_READERS, ParameterValue, read_code_list
from ..strict_yaml import BadValueError, Section
from ..vocabulary import CHOICES_FOLDER, load_vocabulary
from .words import code_label

_FORMATS = "resource_format"
# The fields of the forms are no file of codes, but are known as well.
_FIELDS = "field"


def code_reader(vocabulary: str) -> Callable[[object], tuple[str, ...]]:
    """Return a reader of a list of codes of one vocabulary, of which there must be one."""

    def read(value: object) -> tuple[str, ...]:
        codes = read_code_list(value)
        if not codes:
            raise BadValueError("must name at least one code")
        return _known(vocabulary, codes)

    return read


def parameter_reader(parameter: Parameter) -> Callable[[object], ParameterValue]:
    """Return the reader of a parameter; one with a vocabulary refuses the codes of no other."""
    read, vocabulary = PARAMETER_READERS[parameter.type], parameter.vocabulary
    if not vocabulary:
        return read

    def read_known(value: object) -> ParameterValue:
        given = read(value)
        if isinstance(given, Mapping):
            codes = _known(vocabulary, tuple(given))
            return cast("ParameterValue", dict(zip(codes, given.values(), strict=True)))
        return _known(vocabulary, cast("tuple[str, ...]", given))

    return read_known


def read_vocabularies(section: Section) -> dict[str, frozenset[str]]:
    """Read the accepted codes per vocabulary; a name that no vocabulary has is a mistake."""
    names = sorted(path.stem for path in CHOICES_FOLDER.glob("*.yaml"))
    accepted: dict[str, frozenset[str]] = {}
    for name in section.data:
        section.taken.add(name)
        if name not in names:
            section.mistake(f"is no vocabulary; there are: {', '.join(names)}", name)
        elif codes := section.required(name, code_reader(name), ()):
            accepted[name] = frozenset(codes)
    return accepted


def _known(vocabulary: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes as rules compare them, formats in capitals; refuse unknown ones."""
    unknown = [code for code in codes if not _is_known(vocabulary, code)]
    if unknown:
        raise BadValueError(f"not in the vocabulary {vocabulary}: {', '.join(unknown)}")
    return tuple(code.upper() for code in codes) if vocabulary == _FORMATS else codes


def _is_known(vocabulary: str, code: str) -> bool:
    if vocabulary == _FIELDS:
        return code_label(code, _FIELDS).en != code
    known = load_vocabulary(vocabulary)
    return bool(known.canonical(code)) if vocabulary == _FORMATS else code in known.codes
