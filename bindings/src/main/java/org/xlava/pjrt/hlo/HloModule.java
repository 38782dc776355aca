package org.xlava.pjrt.hlo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.xlava.pjrt.wire.ProtoReader;

/**
 * A compiled program as a plugin gives it: a serialised {@code xla.HloModuleProto}, by itself or
 * with a configuration around it. It is read anew for each question.
 */
public final class HloModule {
  private static final String BARE = "hlo";
  private static final int WITH_CONFIG_MODULE = 1;

  private final String format;
  private final byte[] code;

  /**
   * Makes a module of its bytes.
   *
   * @param format how they are serialised: {@code hlo} or {@code hlo_with_config}
   */
  public HloModule(String format, byte[] code) {
    this.format = format;
    this.code = code.clone();
  }

  /** Returns how the module is serialised: {@code hlo} or {@code hlo_with_config}. */
  public String format() {
    return format;
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return code.clone();
  }

  /**
   * Returns the shapes of the parameters on one device.
   *
   * @throws IllegalArgumentException if the bytes are not those of a module
   */
  public List<HloShape> parameters() {
    return read(HloSignature::read).parameters();
  }

  /**
   * Returns the shapes of the results on one device, those of a tuple one by one.
   *
   * @throws IllegalArgumentException if the bytes are not those of a module
   */
  public List<HloShape> results() {
    return read(HloSignature::read).results();
  }

  /**
   * Returns whether the program may run on and on: whether it has a loop of unknown or many steps.
   *
   * @throws IllegalArgumentException if the bytes are not those of a module
   */
  public boolean hasLongLoops() {
    return read(HloLoops::areLong);
  }

  /**
   * Returns the module as text in the manner of XLA's, for people: the values of constants and most
   * attributes are left out.
   *
   * @throws IllegalArgumentException if the bytes are not those of a module
   */
  public String text() {
    return read(HloText::of);
  }

  // What an unreadable module throws is made one exception.
  private <T> T read(Function<ProtoReader, T> reader) {
    try {
      return reader.apply(module());
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | ArithmeticException
        | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("hlo: module must be readable; got " + e, e);
    }
  }

  private ProtoReader module() {
    ProtoReader module = new ProtoReader(ByteBuffer.wrap(code));
    return format.equals(BARE) ? module : HloSignature.find(module, WITH_CONFIG_MODULE);
  }
}
