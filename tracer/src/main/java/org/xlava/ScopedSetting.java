package org.xlava;

import java.util.function.Supplier;

/** A switch for the process, and for the code that one of its threads runs. */
final class ScopedSetting {
  private static final int OFF = 0;
  private static final int ON = 1;
  private static final int UNREAD = 2;

  private final Setting setting;
  private final ScopedValue<Boolean> scoped = ScopedValue.newInstance();
  private volatile int process = UNREAD;

  // Spares the look for a scoped value while nobody ever had one.
  private volatile boolean everScoped;

  /** The process starts with what the system property or the environment variable says. */
  ScopedSetting(Setting setting) {
    this.setting = setting;
  }

  /**
   * Whether it is on where this is called.
   *
   * @throws SettingException if what was given to the process is no value
   */
  boolean isOn() {
    return everScoped && scoped.isBound() ? scoped.get() : isOnInProcess();
  }

  private boolean isOnInProcess() {
    int state = process;
    return state == ON || state == UNREAD && read();
  }

  private synchronized boolean read() {
    if (process == UNREAD) {
      SettingException.check(setting);
      set(setting.isOn());
    }
    return process == ON;
  }

  synchronized void set(boolean on) {
    process = on ? ON : OFF;
  }

  <R> R within(boolean on, Supplier<R> body) {
    everScoped = true;
    return ScopedValue.where(scoped, on).call(body::get);
  }
}
