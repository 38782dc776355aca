module @topKFirstAxis {
  func.func public @main(%arg0: tensor<4x2xf64>) -> (tensor<2x2xf64>, tensor<2x2xi32>) {
    %0 = stablehlo.transpose %arg0, dims = [1, 0] : (tensor<4x2xf64>) -> tensor<2x4xf64>
    %1:2 = chlo.top_k(%0, k = 2) : tensor<2x4xf64> -> (tensor<2x2xf64>, tensor<2x2xi32>)
    %2 = stablehlo.transpose %1#0, dims = [1, 0] : (tensor<2x2xf64>) -> tensor<2x2xf64>
    %3 = stablehlo.transpose %1#1, dims = [1, 0] : (tensor<2x2xi32>) -> tensor<2x2xi32>
    return %2, %3 : tensor<2x2xf64>, tensor<2x2xi32>
  }
}
