module @dynamicUpdateSlice {
  func.func public @main(%arg0: tensor<4x3xf64>, %arg1: tensor<2x2xf64>, %arg2: tensor<i32>, %arg3: tensor<i32>) -> (tensor<4x3xf64>) {
    %0 = stablehlo.constant dense<0> : tensor<i32>
    %1 = stablehlo.compare LT, %arg2, %0, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %2 = stablehlo.constant dense<4> : tensor<i32>
    %3 = stablehlo.add %arg2, %2 : tensor<i32>
    %4 = stablehlo.select %1, %3, %arg2 : tensor<i1>, tensor<i32>
    %5 = stablehlo.compare LT, %arg3, %0, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    %6 = stablehlo.constant dense<3> : tensor<i32>
    %7 = stablehlo.add %arg3, %6 : tensor<i32>
    %8 = stablehlo.select %5, %7, %arg3 : tensor<i1>, tensor<i32>
    %9 = stablehlo.dynamic_update_slice %arg0, %arg1, %4, %8 : (tensor<4x3xf64>, tensor<2x2xf64>, tensor<i32>, tensor<i32>) -> tensor<4x3xf64>
    return %9 : tensor<4x3xf64>
  }
}
