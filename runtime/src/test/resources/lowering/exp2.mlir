module @exp2 {
  func.func public @main(%arg0: tensor<2x3xf64>) -> (tensor<2x3xf64>) {
    %0 = stablehlo.constant dense<0xC0A0000000000000> : tensor<f64>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %2 = stablehlo.constant dense<0x40A0000000000000> : tensor<f64>
    %3 = stablehlo.broadcast_in_dim %2, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %4 = stablehlo.clamp %1, %arg0, %3 : tensor<2x3xf64>
    %5 = stablehlo.reduce_precision %4, format = e11m25 : tensor<2x3xf64>
    %6 = stablehlo.subtract %4, %5 : tensor<2x3xf64>
    %7 = stablehlo.constant dense<0x3FE62E4300000000> : tensor<f64>
    %8 = stablehlo.broadcast_in_dim %7, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %9 = stablehlo.multiply %5, %8 : tensor<2x3xf64>
    %10 = stablehlo.constant dense<0x3FE62E42FEFA39EF> : tensor<f64>
    %11 = stablehlo.broadcast_in_dim %10, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %12 = stablehlo.multiply %6, %11 : tensor<2x3xf64>
    %13 = stablehlo.constant dense<0xBE205C610CA86C39> : tensor<f64>
    %14 = stablehlo.broadcast_in_dim %13, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %15 = stablehlo.multiply %5, %14 : tensor<2x3xf64>
    %16 = stablehlo.add %12, %15 : tensor<2x3xf64>
    %17 = stablehlo.exponential %9 : tensor<2x3xf64>
    %18 = stablehlo.exponential_minus_one %16 : tensor<2x3xf64>
    %19 = stablehlo.constant dense<0x3FF0000000000000> : tensor<f64>
    %20 = stablehlo.broadcast_in_dim %19, dims = [] : (tensor<f64>) -> tensor<2x3xf64>
    %21 = stablehlo.add %18, %20 : tensor<2x3xf64>
    %22 = stablehlo.multiply %17, %21 : tensor<2x3xf64>
    return %22 : tensor<2x3xf64>
  }
}

module @exp2 {
  func.func public @main(%arg0: tensor<9xcomplex<f64>>) -> (tensor<9xcomplex<f64>>) {
    %0 = stablehlo.constant dense<(0x3FE62E42FEFA39EF, 0x0000000000000000)> : tensor<complex<f64>>
    %1 = stablehlo.broadcast_in_dim %0, dims = [] : (tensor<complex<f64>>) -> tensor<9xcomplex<f64>>
    %2 = stablehlo.multiply %1, %arg0 : tensor<9xcomplex<f64>>
    %3 = stablehlo.exponential %2 : tensor<9xcomplex<f64>>
    return %3 : tensor<9xcomplex<f64>>
  }
}
