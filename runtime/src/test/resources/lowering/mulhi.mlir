module @mulhi {
  func.func public @main(%arg0: tensor<49xi32>, %arg1: tensor<49xi32>) -> (tensor<49xi32>) {
    %0 = stablehlo.convert %arg0 : (tensor<49xi32>) -> tensor<49xi64>
    %1 = stablehlo.convert %arg1 : (tensor<49xi32>) -> tensor<49xi64>
    %2 = stablehlo.multiply %0, %1 : tensor<49xi64>
    %3 = stablehlo.constant dense<32> : tensor<i64>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<i64>) -> tensor<49xi64>
    %5 = stablehlo.shift_right_arithmetic %2, %4 : tensor<49xi64>
    %6 = stablehlo.convert %5 : (tensor<49xi64>) -> tensor<49xi32>
    return %6 : tensor<49xi32>
  }
}

module @mulhi {
  func.func public @main(%arg0: tensor<49xui32>, %arg1: tensor<49xui32>) -> (tensor<49xui32>) {
    %0 = stablehlo.convert %arg0 : (tensor<49xui32>) -> tensor<49xui64>
    %1 = stablehlo.convert %arg1 : (tensor<49xui32>) -> tensor<49xui64>
    %2 = stablehlo.multiply %0, %1 : tensor<49xui64>
    %3 = stablehlo.constant dense<32> : tensor<ui64>
    %4 = stablehlo.broadcast_in_dim %3, dims = [] : (tensor<ui64>) -> tensor<49xui64>
    %5 = stablehlo.shift_right_logical %2, %4 : tensor<49xui64>
    %6 = stablehlo.convert %5 : (tensor<49xui64>) -> tensor<49xui32>
    return %6 : tensor<49xui32>
  }
}
