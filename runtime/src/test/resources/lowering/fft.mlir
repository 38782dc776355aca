module @fft {
  func.func public @main(%arg0: tensor<4x6xcomplex<f64>>) -> (tensor<4x6xcomplex<f64>>) {
    %0 = stablehlo.fft %arg0, type = FFT, length = [4, 6] : (tensor<4x6xcomplex<f64>>) -> tensor<4x6xcomplex<f64>>
    return %0 : tensor<4x6xcomplex<f64>>
  }
}
