module @cumulativeReverseLOGSUMEXP {
  func.func public @main(%arg0: tensor<5x3xf64>) -> (tensor<5x3xf64>) {
    %0 = stablehlo.reverse %arg0, dims = [1] : tensor<5x3xf64>
    %1 = stablehlo.slice %0 [0:5:1, 0:2:2] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %2 = stablehlo.slice %0 [0:5:1, 1:3:2] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %3 = stablehlo.maximum %1, %2 : tensor<5x1xf64>
    %4 = stablehlo.is_finite %3 : (tensor<5x1xf64>) -> tensor<5x1xi1>
    %5 = stablehlo.constant dense<0x0000000000000000> : tensor<f64>
    %6 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f64>) -> tensor<5x1xf64>
    %7 = stablehlo.select %4, %3, %6 : tensor<5x1xi1>, tensor<5x1xf64>
    %8 = stablehlo.subtract %1, %7 : tensor<5x1xf64>
    %9 = stablehlo.exponential %8 : tensor<5x1xf64>
    %10 = stablehlo.subtract %2, %7 : tensor<5x1xf64>
    %11 = stablehlo.exponential %10 : tensor<5x1xf64>
    %12 = stablehlo.add %9, %11 : tensor<5x1xf64>
    %13 = stablehlo.log %12 : tensor<5x1xf64>
    %14 = stablehlo.add %7, %13 : tensor<5x1xf64>
    %15 = stablehlo.slice %0 [0:5:1, 0:1:1] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %16 = stablehlo.slice %0 [0:5:1, 2:3:2] : (tensor<5x3xf64>) -> tensor<5x1xf64>
    %17 = stablehlo.maximum %14, %16 : tensor<5x1xf64>
    %18 = stablehlo.is_finite %17 : (tensor<5x1xf64>) -> tensor<5x1xi1>
    %19 = stablehlo.broadcast_in_dim %5, dims = [] : (tensor<f64>) -> tensor<5x1xf64>
    %20 = stablehlo.select %18, %17, %19 : tensor<5x1xi1>, tensor<5x1xf64>
    %21 = stablehlo.subtract %14, %20 : tensor<5x1xf64>
    %22 = stablehlo.exponential %21 : tensor<5x1xf64>
    %23 = stablehlo.subtract %16, %20 : tensor<5x1xf64>
    %24 = stablehlo.exponential %23 : tensor<5x1xf64>
    %25 = stablehlo.add %22, %24 : tensor<5x1xf64>
    %26 = stablehlo.log %25 : tensor<5x1xf64>
    %27 = stablehlo.add %20, %26 : tensor<5x1xf64>
    %28 = stablehlo.concatenate %15, %27, dim = 1 : (tensor<5x1xf64>, tensor<5x1xf64>) -> tensor<5x2xf64>
    %29 = stablehlo.pad %28, %5, low = [0, 0], high = [0, 0], interior = [0, 1] : (tensor<5x2xf64>, tensor<f64>) -> tensor<5x3xf64>
    %30 = stablehlo.pad %14, %5, low = [0, 1], high = [0, 1], interior = [0, 1] : (tensor<5x1xf64>, tensor<f64>) -> tensor<5x3xf64>
    %31 = stablehlo.add %29, %30 : tensor<5x3xf64>
    %32 = stablehlo.reverse %31, dims = [1] : tensor<5x3xf64>
    return %32 : tensor<5x3xf64>
  }
}
