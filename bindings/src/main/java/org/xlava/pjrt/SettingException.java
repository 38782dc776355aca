package org.xlava.pjrt;

import org.xlava.pjrt.settings.Setting;

/** A setting of the process has a value that is none; the message says what is taken. */
public final class SettingException extends PjrtException {
  private static final long serialVersionUID = 1L;

  private SettingException(String message) {
    super(StatusCode.INVALID_ARGUMENT, message);
  }

  /**
   * Checks settings.
   *
   * @throws SettingException if one of them has a value that is none
   */
  public static void check(Setting... settings) {
    for (Setting setting : settings) {
      String problem = setting.problem();
      if (problem != null) {
        throw new SettingException(problem);
      }
    }
  }
}
