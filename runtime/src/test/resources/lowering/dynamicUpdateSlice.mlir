module @dynamicUpdateSlice {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x2xf64>, %arg2: tensor<i32>, %arg3: tensor<i32>) -> (tensor<4x3xf64>) {
    %0 = stablehlo.dynamic_update_slice %arg0, %arg1, %arg2, %arg3 : (tensor<4x3xf64>, tensor<2x2xf64>, tensor<i32>, tensor<i32>) -> tensor<4x3xf64>
    return %0 : tensor<4x3xf64>
  }
}
