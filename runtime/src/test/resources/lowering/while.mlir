module @while {
  func.func public @main(%arg0: tensor<3xf64>, %arg1: tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>) {
    %12:2 = "stablehlo.while"(%arg0, %arg1) ({
    ^bb0(%0: tensor<3xf64>, %1: tensor<3xf64>):
        %2 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
        %3 = stablehlo.reduce(%0 init: %2) applies stablehlo.add across dimensions = [0] : (tensor<3xf64>, tensor<f64>) -> tensor<f64>
        %4 = stablehlo.constant dense<0x4059000000000000> : tensor<f64>
        %5 = stablehlo.compare LT, %3, %4, FLOAT : (tensor<f64>, tensor<f64>) -> tensor<i1>
        stablehlo.return %5 : tensor<i1>
    }, {
    ^bb0(%6: tensor<3xf64>, %7: tensor<3xf64>):
        %8 = stablehlo.constant dense<0x4000000000000000> : tensor<f64>
        %9 = stablehlo.broadcast_in_dim %8, dims = [] : (tensor<f64>) -> tensor<3xf64>
        %10 = stablehlo.multiply %6, %9 : tensor<3xf64>
        %11 = stablehlo.add %7, %6 : tensor<3xf64>
        stablehlo.return %10, %11 : tensor<3xf64>, tensor<3xf64>
    }) : (tensor<3xf64>, tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>)
    return %12#0, %12#1 : tensor<3xf64>, tensor<3xf64>
  }
}
