module @dotOuter {
  func.func public @main(%arg0: tensor<2xf64>, %arg1: tensor<3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [] x [], precision = [DEFAULT, DEFAULT] : (tensor<2xf64>, tensor<3xf64>) -> tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}
