module @nextafter {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = chlo.next_after %arg0, %arg1 : tensor<2x3xf64>, tensor<2x3xf64> -> tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}
