module @irfft {
  func.func public @main(%arg0: tensor<4x4xcomplex<f64>>) -> (tensor<4x6xf64>) {
    %0 = stablehlo.fft %arg0, type = IRFFT, length = [6] : (tensor<4x4xcomplex<f64>>) -> tensor<4x6xf64>
    return %0 : tensor<4x6xf64>
  }
}
