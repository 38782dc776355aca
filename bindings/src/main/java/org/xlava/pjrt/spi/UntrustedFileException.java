package org.xlava.pjrt.spi;

import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.StatusCode;

/** Somebody else than this process's user or root could have put native code into a cache. */
public final class UntrustedFileException extends PjrtException {
  private static final long serialVersionUID = 1L;

  UntrustedFileException(String message) {
    super(StatusCode.PERMISSION_DENIED, message);
  }
}
