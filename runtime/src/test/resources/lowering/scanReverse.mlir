module @scanReverse {
  func.func public @main(%arg0: tensor<3xf64>, %arg1: tensor<4x3xf64>) -> (tensor<3xf64>, tensor<4x3xf64>) {
    %0 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4x3xf64>
    %2 = stablehlo.constant dense<0> : tensor<i32>
    %25:4 = "stablehlo.while"(%arg1, %2, %arg0, %1) ({
    ^bb0(%3: tensor<4x3xf64>, %4: tensor<i32>, %5: tensor<3xf64>, %6: tensor<4x3xf64>):
        %7 = stablehlo.constant dense<4> : tensor<i32>
        %8 = stablehlo.compare LT, %4, %7, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %8 : tensor<i1>
    }, {
    ^bb0(%9: tensor<4x3xf64>, %10: tensor<i32>, %11: tensor<3xf64>, %12: tensor<4x3xf64>):
        %13 = stablehlo.constant dense<3> : tensor<i32>
        %14 = stablehlo.subtract %13, %10 : tensor<i32>
        %15 = stablehlo.constant dense<0> : tensor<i32>
        %16 = stablehlo.dynamic_slice %9, %14, %15, sizes = [1, 3] : (tensor<4x3xf64>, tensor<i32>, tensor<i32>) -> tensor<1x3xf64>
        %17 = stablehlo.reshape %16 : (tensor<1x3xf64>) -> tensor<3xf64>
        %18 = stablehlo.multiply %11, %17 : tensor<3xf64>
        %19 = stablehlo.sine %18 : tensor<3xf64>
        %20 = stablehlo.multiply %19, %11 : tensor<3xf64>
        %21 = stablehlo.constant dense<1> : tensor<i32>
        %22 = stablehlo.add %10, %21 : tensor<i32>
        %23 = stablehlo.broadcast_in_dim %20, dims = [1] : (tensor<3xf64>) -> tensor<1x3xf64>
        %24 = stablehlo.dynamic_update_slice %12, %23, %14, %15 : (tensor<4x3xf64>, tensor<1x3xf64>, tensor<i32>, tensor<i32>) -> tensor<4x3xf64>
        stablehlo.return %9, %22, %19, %24 : tensor<4x3xf64>, tensor<i32>, tensor<3xf64>, tensor<4x3xf64>
    }) : (tensor<4x3xf64>, tensor<i32>, tensor<3xf64>, tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<i32>, tensor<3xf64>, tensor<4x3xf64>)
    return %25#2, %25#3 : tensor<3xf64>, tensor<4x3xf64>
  }
}
