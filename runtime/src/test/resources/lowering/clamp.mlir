module @clamp {
  func.func public @main(%arg0: tensor<2x3xf64>, %arg1: tensor<2x3xf64>, %arg2: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.clamp %arg0, %arg1, %arg2 : tensor<2x3xf64>
    return %0 : tensor<2x3xf64>
  }
}

module @clamp {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<8xi32>, %arg2: tensor<i32>) -> (tensor<8xi32>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<i32>) -> tensor<8xi32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<i32>) -> tensor<8xi32>
    %2 = stablehlo.clamp %0, %arg1, %1 : tensor<8xi32>
    return %2 : tensor<8xi32>
  }
}

module @clamp {
  func.func public @main(%arg0: tensor<ui32>, %arg1: tensor<8xui32>, %arg2: tensor<ui32>) -> (tensor<8xui32>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<ui32>) -> tensor<8xui32>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<ui32>) -> tensor<8xui32>
    %2 = stablehlo.clamp %0, %arg1, %1 : tensor<8xui32>
    return %2 : tensor<8xui32>
  }
}

module @clamp {
  func.func public @main(%arg0: tensor<i1>, %arg1: tensor<2xi1>, %arg2: tensor<i1>) -> (tensor<2xi1>) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [] : (tensor<i1>) -> tensor<2xi1>
    %1 = stablehlo.broadcast_in_dim %arg2, dims = [] : (tensor<i1>) -> tensor<2xi1>
    %2 = stablehlo.clamp %0, %arg1, %1 : tensor<2xi1>
    return %2 : tensor<2xi1>
  }
}
