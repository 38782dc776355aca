module @dynamicSlice {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> (tensor<2x2xf64>) {
    %0 = stablehlo.dynamic_slice %arg0, %arg1, %arg2, sizes = [2, 2] : (tensor<4x3xf64>, tensor<i32>, tensor<i32>) -> tensor<2x2xf64>
    return %0 : tensor<2x2xf64>
  }
}
