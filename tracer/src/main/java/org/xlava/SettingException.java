package org.xlava;

/** A setting of the process has a value that is none; the message says what is taken. */
public final class SettingException extends XlavaException {
  private static final long serialVersionUID = 1L;

  private SettingException(String message) {
    super(message);
  }

  @Override
  boolean namesOperation() {
    return false;
  }

  static void check(Setting setting) {
    String problem = setting.problem();
    if (problem != null) {
      throw new SettingException(problem);
    }
  }
}
