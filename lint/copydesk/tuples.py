"""Named tuples whose classes are cheap to make.

`typing.NamedTuple` takes a quarter of a millisecond for each class, since it compiles a function and every annotation; with
some hundred and fifty classes that was a quarter of a cold run. This one makes the same classes: fields, defaults, keyword
arguments, `_fields`, `_field_defaults`, `_make`, `_replace` and `_asdict`, repr, patterns of ``match``, pickling. It compiles
one function for each number of fields, and leaves annotations as they are written.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter
    from types import FunctionType

    _new_tuple = tuple.__new__

    @cache
    def _code(number):
        """The code that makes a tuple of so many arguments, which are still to be named."""
        names = ", ".join(f"a{index}" for index in range(number))
        return eval(f"lambda _cls, {names}: _new_tuple(_cls, ({names},))").__code__

    def _make(cls, values):
        """A tuple of this class with these values. Raises TypeError where there are more or fewer than fields."""
        made = _new_tuple(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changed):
        """The tuple with some fields changed. Raises ValueError for a name that no field has."""
        made = self._make(map(changed.pop, self._fields, self))
        if changed:
            raise ValueError(f"Got unexpected field names: {list(changed)!r}")
        return made

    def _asdict(self):
        """The fields by their names."""
        return dict(zip(self._fields, self, strict=True))

    def _repr(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({fields})"

    def _new_arguments(self):
        return tuple(self)

    class _Maker(type):
        """Makes a class of tuples of what is written as a class with annotations."""

        def __new__(maker, name, bases, namespace):
            if not bases:
                return super().__new__(maker, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            code = _code(len(fields)).replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            new = FunctionType(code, globals(), "__new__", tuple(defaults.values()))
            for index, field in enumerate(fields):
                namespace[field] = _tuplegetter(index, None)
            made = {
                "__slots__": (), "__match_args__": fields, "__new__": new, "__repr__": _repr, "__getnewargs__": _new_arguments,
                "_fields": fields, "_field_defaults": defaults, "_make": classmethod(_make), "_replace": _replace, "_asdict": _asdict,
            }  # fmt: skip
            return type(name, (tuple, *bases[1:]), made | namespace)

    class NamedTuple(metaclass=_Maker):
        """The base of every class that is to be a named tuple."""
