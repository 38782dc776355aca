package org.xlava.primitive;

/**
 * A call in two forms: {@code first} gives {@code kept} values after its {@code results}, and
 * {@code again} takes them after its operands, which spares it computing them.
 */
public record KeepingCall(Call first, Call again, int results, int kept) {
  public KeepingCall(Call first, Call again, int results) {
    this(first, again, results, first.resultCount() - results);
  }
}
