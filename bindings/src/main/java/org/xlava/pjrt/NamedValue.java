package org.xlava.pjrt;

import java.util.List;

/** A typed value of PJRT's named options, attributes and properties. */
public sealed interface NamedValue {
  /** A string. */
  record Text(String value) implements NamedValue {}

  /** A 64-bit integer. */
  record Int64(long value) implements NamedValue {}

  /** A list of 64-bit integers. */
  record Int64List(List<Long> value) implements NamedValue {
    public Int64List {
      value = List.copyOf(value);
    }
  }

  /** A 32-bit float. */
  record Float32(float value) implements NamedValue {}

  /** A truth value. */
  record Bool(boolean value) implements NamedValue {}
}
