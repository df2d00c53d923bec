"""The commands, one thin function each: arguments, one call of the library, one writer."""
