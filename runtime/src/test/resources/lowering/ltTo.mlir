module @ltTo {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xi1>) {
    %0 = stablehlo.compare LT, %arg0, %arg1, TOTALORDER : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    return %0 : tensor<2x3xi1>
  }
}
