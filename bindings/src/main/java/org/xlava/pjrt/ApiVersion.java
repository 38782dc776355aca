package org.xlava.pjrt;

/** The version of the PJRT C API that a plugin implements. */
public record ApiVersion(int major, int minor) {
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
