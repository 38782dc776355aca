module @erfInv {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = chlo.erf_inv %arg0 : tensor<2x3xf64> -> tensor<2x3xf64>
    %1 = stablehlo.abs %0 : tensor<2x3xf64>
    %2 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %4 = stablehlo.abs %arg0 : tensor<2x3xf64>
    %5 = stablehlo.subtract %3, %4 : tensor<2x3xf64>
    %6 = chlo.erfc %1 : tensor<2x3xf64> -> tensor<2x3xf64>
    %7 = stablehlo.subtract %5, %6 : tensor<2x3xf64>
    %8 = stablehlo.multiply %1, %1 : tensor<2x3xf64>
    %9 = stablehlo.exponential %8 : tensor<2x3xf64>
    %10 = stablehlo.constant dense<0x3FEC5BF891B4EF6A> : tensor<f64>
    %11 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %12 = stablehlo.multiply %9, %11 : tensor<2x3xf64>
    %13 = stablehlo.sign %arg0 : tensor<2x3xf64>
    %14 = stablehlo.multiply %13, %7 : tensor<2x3xf64>
    %15 = stablehlo.abs %arg0 : tensor<2x3xf64>
    %16 = stablehlo.constant dense<0x3FECCCCCCCCCCCCD> : tensor<f64>
    %17 = stablehlo.broadcast_in_dim %16, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %18 = stablehlo.compare GT, %15, %17, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %19 = stablehlo.multiply %14, %12 : tensor<2x3xf64>
    %20 = stablehlo.compare NE, %19, %19, FLOAT : (tensor<2x3xf64>, tensor<2x3xf64>) -> tensor<2x3xi1>
    %21 = stablehlo.subtract %0, %19 : tensor<2x3xf64>
    %22 = stablehlo.select %20, %0, %21 : tensor<2x3xi1>, tensor<2x3xf64>
    %23 = stablehlo.select %18, %22, %0 : tensor<2x3xi1>, tensor<2x3xf64>
    return %23 : tensor<2x3xf64>
  }
}
