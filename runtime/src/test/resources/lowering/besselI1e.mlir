module @besselI1e {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = chlo.bessel_i1e %arg0 : tensor<2x3xf64> -> tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}
