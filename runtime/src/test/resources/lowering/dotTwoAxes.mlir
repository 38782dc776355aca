module @dotTwoAxes {
  func.func public @main(%arg0: tensor<2x3x4xf64>, %arg1: tensor<4x2x3xf64>) -> (tensor<3x3xf64>) {
    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [2, 0] x [0, 1], precision = [DEFAULT, DEFAULT] : (tensor<2x3x4xf64>, tensor<4x2x3xf64>) -> tensor<3x3xf64>
    return %0 : tensor<3x3xf64>
  }
}
