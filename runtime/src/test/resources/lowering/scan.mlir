module @scan {
  func.func public @main(%arg0: tensor<3xf64>, %arg1: tensor<4x3xf64>) -> (tensor<3xf64>, tensor<4x3xf64>) {
    %0 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<4x3xf64>
    %2 = stablehlo.constant dense<0> : tensor<i32>
    %23:4 = "stablehlo.while"(%arg1, %2, %arg0, %1) ({
    ^bb0(%3: tensor<4x3xf64>, %4: tensor<i32>, %5: tensor<3xf64>, %6: tensor<4x3xf64>):
        %7 = stablehlo.constant dense<4> : tensor<i32>
        %8 = stablehlo.compare LT, %4, %7, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %8 : tensor<i1>
    }, {
    ^bb0(%9: tensor<4x3xf64>, %10: tensor<i32>, %11: tensor<3xf64>, %12: tensor<4x3xf64>):
        %13 = stablehlo.constant dense<0> : tensor<i32>
        %14 = stablehlo.dynamic_slice %9, %10, %13, sizes = [1, 3] : (tensor<4x3xf64>, tensor<i32>, tensor<i32>) -> tensor<1x3xf64>
        %15 = stablehlo.reshape %14 : (tensor<1x3xf64>) -> tensor<3xf64>
        %16 = stablehlo.multiply %11, %15 : tensor<3xf64>
        %17 = stablehlo.sine %16 : tensor<3xf64>
        %18 = stablehlo.multiply %17, %11 : tensor<3xf64>
        %19 = stablehlo.constant dense<1> : tensor<i32>
        %20 = stablehlo.add %10, %19 : tensor<i32>
        %21 = stablehlo.broadcast_in_dim %18, dims = [1] : (tensor<3xf64>) -> tensor<1x3xf64>
        %22 = stablehlo.dynamic_update_slice %12, %21, %10, %13 : (tensor<4x3xf64>, tensor<1x3xf64>, tensor<i32>, tensor<i32>) -> tensor<4x3xf64>
        stablehlo.return %9, %20, %17, %22 : tensor<4x3xf64>, tensor<i32>, tensor<3xf64>, tensor<4x3xf64>
    }) : (tensor<4x3xf64>, tensor<i32>, tensor<3xf64>, tensor<4x3xf64>) -> (tensor<4x3xf64>, tensor<i32>, tensor<3xf64>, tensor<4x3xf64>)
    return %23#2, %23#3 : tensor<3xf64>, tensor<4x3xf64>
  }
}
