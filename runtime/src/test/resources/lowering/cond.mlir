module @cond {
  func.func public @main(%arg0: tensor<i32>, %arg1: tensor<2x3xf64>, %arg2: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %2 = "stablehlo.case"(%arg0) ({
        %0 = stablehlo.multiply %arg1, %arg2 : tensor<2x3xf64>
        stablehlo.return %0 : tensor<2x3xf64>
    }, {
        %1 = stablehlo.sine %arg1 : tensor<2x3xf64>
        stablehlo.return %1 : tensor<2x3xf64>
    }) : (tensor<i32>) -> (tensor<2x3xf64>)
    return %2 : tensor<2x3xf64>
  }
}
