package org.xlava.operations;

import static org.xlava.operations.Row.of1;
import static org.xlava.primitive.fft.FourierTransform.Kind.FFT;
import static org.xlava.primitive.fft.FourierTransform.Kind.IFFT;
import static org.xlava.primitive.fft.FourierTransform.Kind.IRFFT;
import static org.xlava.primitive.fft.FourierTransform.Kind.RFFT;

import java.util.List;
import org.xlava.Lax;

/** Fourier transforms. */
final class FourierRows {
  private FourierRows() {}

  static List<Row> rows() {
    return List.of(
        of1("fft", x -> Lax.fft(x, FFT, List.of(4, 6))),
        of1("ifft", x -> Lax.fft(x, IFFT, List.of(4, 6))),
        of1("rfft", x -> Lax.fft(x, RFFT, List.of(6))),
        of1("rfftOdd", x -> Lax.fft(x, RFFT, List.of(4, 5))),
        of1("irfft", x -> Lax.fft(x, IRFFT, List.of(6))),
        of1("irfftOdd", x -> Lax.fft(x, IRFFT, List.of(4, 5))));
  }
}
