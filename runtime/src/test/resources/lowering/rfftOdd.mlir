module @rfftOdd {
  func.func public @main(%arg0: tensor<4x5xf64>) -> (tensor<4x3xcomplex<f64>>) {
    %0 = stablehlo.fft %arg0, type = RFFT, length = [4, 5] : (tensor<4x5xf64>) -> tensor<4x3xcomplex<f64>>
    return %0 : tensor<4x3xcomplex<f64>>
  }
}
